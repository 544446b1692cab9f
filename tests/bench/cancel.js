// cancel: BATCHES times, BATCH tasks that sleep for an hour are cancelled while they wait. Node's
// way to cancel is an AbortSignal; its timers know it.
const assert = require('assert');
const { setTimeout: sleep } = require('timers/promises');
const cpu = require('./cpu.js');
const [batches, batch] = process.argv.slice(2).map(Number);

async function nap(signal) {
  await sleep(3600 * 1000, undefined, { signal });
}

async function main() {
  for (let n = 0; n < batches; n++) {
    const controllers = [];
    const naps = [];
    for (let i = 0; i < batch; i++) {
      controllers.push(new AbortController());
      naps.push(nap(controllers[i].signal));
    }
    await null;
    for (const controller of controllers) controller.abort();
    const outcomes = await Promise.allSettled(naps);
    assert.equal(outcomes[batch - 1].reason.name, 'AbortError');
  }
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
