// deep: a chain of DEPTH nested awaits, suspended SUSPENSIONS times at the bottom; CHAINS of them, one
// after the other.
const assert = require('assert');
const cpu = require('./cpu.js');
const [depth, suspensions, chains] = process.argv.slice(2).map(Number);

async function chain(levels) {
  if (levels === 1) {
    for (let i = 0; i < suspensions; i++) await null;
    return 1;
  }
  return 1 + await chain(levels - 1);
}

async function main() {
  for (let i = 0; i < chains; i++) assert.equal(await chain(depth), depth);
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
