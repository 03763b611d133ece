import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../paths.mjs';
import { runModule } from './runNode.mjs';

/** A checkout in a temporary folder: the real scripts, and what else a test writes. */
export class Checkout {
  #folder = mkdtempSync(path.join(os.tmpdir(), 'odp-checkout-'));

  /** @param {string[]} files get some text, from the checkout's root */
  static create(files) {
    const checkout = new Checkout();
    cpSync(path.join(root, 'scripts'), checkout.at('scripts'), {
      recursive: true,
    });
    files.forEach(file => checkout.write(file, 'first'));
    return checkout;
  }

  /** The path of a file. */
  at(...names) {
    return path.join(this.#folder, ...names);
  }

  write(file, text) {
    mkdirSync(path.dirname(this.at(file)), { recursive: true });
    writeFileSync(this.at(file), text);
  }

  /** Puts a script into the place of Yarn. */
  writeYarn(text) {
    this.write('.yarn/releases/yarn-4.13.0.cjs', text);
  }

  /**
   * Runs a step of the scripts as they do, and tells its summary or its failure.
   *
   * @param {string} file of its module, from scripts/lib
   * @param {string} name of its function, which takes a toolchain
   * @returns {Promise<{ code: number | null, output: string }>}
   */
  runStep(file, name) {
    return runModule(
      `import { runMain } from './scripts/lib/failure.mjs';
       import { ${name} } from './scripts/lib/${file}';
       await runMain(async () => {
         const toolchain = { node: process.execPath, env: {} };
         const { summary } = await ${name}(toolchain, () => {});
         process.stdout.write(summary);
       });`,
      { cwd: this.#folder, env: { ODP_CACHE: undefined } },
    );
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
