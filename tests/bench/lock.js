// lock: TASKS tasks, each of which takes one lock TURNS times and gives way while it holds it, so
// that all others wait in line. Node has none; this is how one is usually written by hand.
const cpu = require('./cpu.js');
const [tasks, turns] = process.argv.slice(2).map(Number);

class Lock {
  constructor() {
    this.locked = false;
    this.waiters = []; // functions that hand the lock over, the first in line first
  }

  async acquire() {
    if (this.locked) await new Promise((resolve) => this.waiters.push(resolve));
    this.locked = true;
  }

  release() {
    const next = this.waiters.shift();
    if (next) next();
    else this.locked = false;
  }
}

async function worker(lock) {
  for (let i = 0; i < turns; i++) {
    await lock.acquire();
    try {
      await null;
    } finally {
      lock.release();
    }
  }
}

async function main() {
  const lock = new Lock();
  const workers = [];
  for (let i = 0; i < tasks; i++) workers.push(worker(lock));
  await Promise.all(workers);
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
