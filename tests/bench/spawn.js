// spawn: BATCHES times, BATCH tasks made and gathered.
const assert = require('assert');
const cpu = require('./cpu.js');
const [batches, batch] = process.argv.slice(2).map(Number);

async function work(i) {
  return i;
}

async function main() {
  for (let n = 0; n < batches; n++) {
    const tasks = [];
    for (let i = 1; i <= batch; i++) tasks.push(work(i));
    const results = await Promise.all(tasks);
    assert.equal(results[batch - 1], batch);
  }
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
