// timeout: TASKS tasks, each of which does TURNS times something with a time limit that is not
// reached: it gives way once. Node has no cancellation; this races the work against a timer, and
// tells the work to stop, as one does by hand.
const cpu = require('./cpu.js');
const [tasks, turns] = process.argv.slice(2).map(Number);

async function withTimeout(seconds, work) {
  const controller = new AbortController();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error('timed out');
      controller.abort(error);
      reject(error);
    }, seconds * 1000);
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function giveWay() {
  await null;
}

async function worker() {
  for (let i = 0; i < turns; i++) await withTimeout(60, giveWay);
}

async function main() {
  const workers = [];
  for (let i = 0; i < tasks; i++) workers.push(worker());
  await Promise.all(workers);
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
