// switch: TASKS tasks, each of which gives way TURNS times. `await null` is the cheapest way that
// Node has to let the others run (it stays in the microtask queue and sees neither timers nor I/O).
const cpu = require('./cpu.js');
const [tasks, turns] = process.argv.slice(2).map(Number);

async function worker() {
  for (let i = 0; i < turns; i++) await null;
}

async function main() {
  const workers = [];
  for (let i = 0; i < tasks; i++) workers.push(worker());
  await Promise.all(workers);
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
