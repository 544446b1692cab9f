// queue: one producer and one consumer, ITEMS items through a queue that holds MAXSIZE.
// Node has none; this is how one is usually written by hand.
const assert = require('assert');
const cpu = require('./cpu.js');
const [items, maxsize] = process.argv.slice(2).map(Number);

class Queue {
  constructor(maxsize) {
    this.maxsize = maxsize;
    this.items = [];
    this.getters = []; // functions that wake those who wait in get() and in put()
    this.putters = [];
  }

  async put(item) {
    while (this.items.length >= this.maxsize) {
      await new Promise((resolve) => this.putters.push(resolve));
    }
    this.items.push(item);
    this.getters.shift()?.();
  }

  async get() {
    while (this.items.length === 0) {
      await new Promise((resolve) => this.getters.push(resolve));
    }
    const item = this.items.shift();
    this.putters.shift()?.();
    return item;
  }
}

async function produce(queue) {
  for (let i = 1; i <= items; i++) await queue.put(i);
}

async function consume(queue) {
  let sum = 0;
  for (let i = 0; i < items; i++) sum += await queue.get();
  return sum;
}

async function main() {
  const queue = new Queue(maxsize);
  const [, sum] = await Promise.all([produce(queue), consume(queue)]);
  assert.equal(sum, items * (items + 1) / 2);
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
