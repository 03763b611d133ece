import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePorts } from './lib/ports.mjs';
import { runModule, runNode } from './lib/testing/runNode.mjs';
import { NODE_VERSION } from './lib/toolchain.mjs';

describe('npm start', () => {
  let folder;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'odp-start-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('names the port that is taken and how to choose another', async () => {
    const server = net.createServer();
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const ports = { ...(await freePorts()), ODP_BACKEND_PORT: port };
    const { code, output } = await runNode(['scripts/start.mjs'], {
      env: Object.fromEntries(
        Object.entries(ports).map(([key, value]) => [key, String(value)]),
      ),
    });
    server.close();
    assert.equal(code, 3);
    assert.match(
      output,
      new RegExp(
        `Port ${port} \\(backend\\) is taken by another program; .* ODP_BACKEND_PORT\\.`,
      ),
    );
    assert.doesNotMatch(output, /\n\s+at /, 'a stack is no sentence');
  });

  it('names a later port of an event bus, too, and the variable of the first', async () => {
    const ports = await freePorts();
    const first = ports.ODP_SANDBOX_PULSAR_US_PORT;
    const server = net.createServer();
    await new Promise(resolve =>
      server.listen(first + 2, '127.0.0.1', resolve),
    );
    const { code, output } = await runNode(['scripts/start.mjs'], {
      env: Object.fromEntries(
        Object.entries(ports).map(([key, value]) => [key, String(value)]),
      ),
    });
    server.close();
    assert.equal(code, 3);
    assert.match(
      output,
      new RegExp(
        `Port ${
          first + 2
        } \\(event bus of odp-us\\) is taken .* ODP_SANDBOX_PULSAR_US_PORT\\.`,
      ),
    );
  });

  it('says that the registry does not answer also under npm --silent, and does not trust a half-fetched Node', async () => {
    const name = `node-${process.platform}-${process.arch}`;
    const bin = path.join(
      folder,
      'toolchain',
      `${name}-${NODE_VERSION}`,
      'node_modules',
      name,
      'bin',
    );
    mkdirSync(bin, { recursive: true });
    writeFileSync(path.join(bin, 'node'), 'half');
    chmodSync(path.join(bin, 'node'), 0o755);
    const { code, output } = await runModule(
      `import { fetchedNode } from './scripts/lib/toolchain.mjs';
         import { runMain } from './scripts/lib/failure.mjs';
         await runMain(fetchedNode);`,
      {
        env: {
          ODP_CACHE: folder,
          npm_config_registry: 'http://127.0.0.1:9/',
          // What npm sets for the scripts that it runs with --silent.
          npm_config_loglevel: 'silent',
        },
      },
    );
    assert.equal(code, 4);
    assert.match(output, /the package registry does not answer\./);
  });
});
