// gather: BATCHES times, BATCH promises awaited together, each of which gives way once.
const assert = require('assert');
const cpu = require('./cpu.js');
const [batches, batch] = process.argv.slice(2).map(Number);

async function work(i) {
  await null;
  return i;
}

async function main() {
  for (let n = 0; n < batches; n++) {
    const works = [];
    for (let i = 1; i <= batch; i++) works.push(work(i));
    const results = await Promise.all(works);
    assert.equal(results[batch - 1], batch);
  }
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
