import { test as base } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The fault switch, as a person uses it. */
export interface FaultSwitch {
  /** @returns what the command said, such as `crash-loop is on: execution/a-pod` */
  putOn(name: string, target?: string): Promise<string>;
  takeBack(name: string, target?: string): Promise<void>;
}

/**
 * A journey with the fault switch. What it put on is taken back also when it
 * fails; what a run before left on, because somebody stopped it, at the start.
 */
export const test = base.extend<{ faults: FaultSwitch }, { calmCluster: void }>(
  {
    calmCluster: [
      // Playwright reads the names of the fixtures out of the pattern.
      async ({}, use) => {
        await command('--off');
        await use();
      },
      { scope: 'worker' },
    ],
    faults: async ({ calmCluster: _ }, use) => {
      const on = new Set<string>();
      const takeBack = async (order: string) => {
        await command(`${order} --off`);
        on.delete(order);
      };
      await use({
        putOn: (name, target) => {
          const order = orderOf(name, target);
          on.add(order);
          return command(order);
        },
        takeBack: (name, target) => takeBack(orderOf(name, target)),
      });
      await Promise.all([...on].map(takeBack));
    },
  },
);

/** Faults of the event bus have no target. */
function orderOf(name: string, target?: string): string {
  return target ? `${name} ${target}` : name;
}

async function command(order: string): Promise<string> {
  const { stdout } = await run(process.execPath, [
    'scripts/testbed.mjs',
    'fault',
    ...order.split(' '),
  ]);
  return stdout;
}
