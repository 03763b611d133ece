import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cacheDir } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';
import { renderSkeleton } from './testing/renderSkeleton.mjs';
import { SERVICES } from './testing/serviceValues.mjs';

const TEMPLATE = 'odp-python-service';
const LOCKS = ['requirements.lock', 'requirements-development.lock'];
/** The services whose program is looked at in full. */
const VARIANTS = { without: 'without a consumer', with: 'with a consumer' };
const others = Object.entries(SERVICES).filter(
  ([service]) => !Object.values(VARIANTS).includes(service),
);
const python = await findPython();

describe(
  'a service in Python',
  {
    timeout: 600_000,
    skip: !python && 'Python 3.11 to 3.13, with venv, is not on this machine',
  },
  () => {
    let folder;
    before(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'odp-python-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const folderOf = service => path.join(folder, service.replaceAll(' ', '-'));

    for (const service of Object.values(VARIANTS)) {
      it(`${service} is well-formed, well-typed and passes its tests`, async () => {
        const rendered = folderOf(service);
        await renderSkeleton(TEMPLATE, SERVICES[service], rendered);
        await succeeds('make', [`PYTHON=${python}`, 'lint', 'test'], rendered);
      });
    }

    for (const [service, values] of others) {
      it(`${service} is the same program, and only its data has other words`, async () => {
        const rendered = folderOf(service);
        const variant = folderOf(VARIANTS[values.event ? 'with' : 'without']);
        await renderSkeleton(TEMPLATE, values, rendered);
        assert.deepEqual(programIn(rendered), programIn(variant));
        await succeeds(
          path.join(variant, '.venv/bin/pytest'),
          ['tests/test_application.py'],
          rendered,
        );
        assert.deepEqual(await projectOf(rendered), {
          name: values.name,
          description: values.description,
        });
      });
    }

    it('without a consumer has nothing of one', () => {
      const rendered = folderOf(VARIANTS.without);
      const files = {
        ...programIn(rendered),
        ...Object.fromEntries(
          ['pyproject.toml', 'Makefile', 'Dockerfile', ...LOCKS].map(file => [
            file,
            readFileSync(path.join(rendered, file), 'utf8'),
          ]),
        ),
      };
      const found = Object.entries(files).filter(each =>
        /pulsar|consumer|acknowledg/i.test(each.join(' ')),
      );
      assert.deepEqual(found, []);
    });
  },
);

/** The first Python that the skeleton allows and that can make environments. */
async function findPython() {
  const suits =
    'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))';
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11']) {
    try {
      if ((await run(name, ['-c', suits])).code === 0) {
        return name;
      }
    } catch {
      // Not there.
    }
  }
  return undefined;
}

/** Runs a command, and shows the end of what it said when it fails. */
async function succeeds(command, args, cwd) {
  const { code, tail } = await run(command, args, {
    cwd,
    env: { PIP_CACHE_DIR: path.join(cacheDir, 'pip') },
  });
  assert.equal(
    code,
    0,
    `${command} ${args.join(' ')} failed:\n${tail.join('\n')}`,
  );
  return tail;
}

/** Name and description of the project, as Python reads them. */
async function projectOf(folder) {
  const script =
    'import json, tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; ' +
    'print(json.dumps({"name": p["name"], "description": p["description"]}))';
  const tail = await succeeds(python, ['-c', script], folder);
  return JSON.parse(tail.at(-1));
}

/** Text of each file of the program itself, without what tools have made beside it. */
function programIn(folder) {
  return Object.fromEntries(
    ['service', 'tests']
      .flatMap(part =>
        readdirSync(path.join(folder, part), { recursive: true }).map(file =>
          path.join(part, file),
        ),
      )
      .filter(file => file.endsWith('.py'))
      .map(file => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}
