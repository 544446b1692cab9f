// await: CALLS awaits of an async function that returns at once, in one task.
const cpu = require('./cpu.js');
const calls = Number(process.argv[2]);

async function nothing() {}

async function main() {
  for (let i = 0; i < calls; i++) await nothing();
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
