import { test as base } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The fault switch, as a person uses it. */
export interface FaultSwitch {
  /** @returns what the command said, such as `crash-loop is on: execution/a-pod` */
  putOn(name: string, target: string): Promise<string>;
  takeBack(name: string, target: string): Promise<void>;
}

/** A journey with the fault switch; what it put on is taken back also when it fails. */
export const test = base.extend<{ faults: FaultSwitch }>({
  // Playwright reads the names of the fixtures out of the pattern.
  // eslint-disable-next-line no-empty-pattern
  faults: async ({}, use) => {
    const on = new Set<string>();
    const takeBack = async (order: string) => {
      await command(`${order} --off`);
      on.delete(order);
    };
    await use({
      putOn: (name, target) => {
        on.add(`${name} ${target}`);
        return command(`${name} ${target}`);
      },
      takeBack: (name, target) => takeBack(`${name} ${target}`),
    });
    for (const order of on) {
      await takeBack(order);
    }
  },
});

async function command(order: string): Promise<string> {
  const { stdout } = await run(process.execPath, [
    'scripts/testbed.mjs',
    'fault',
    ...order.split(' '),
  ]);
  return stdout;
}
