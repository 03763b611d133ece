import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { collectLines, run } from '../scripts/lib/run.mjs';
import { goEnvironment } from '../testbed/kubernetes/go.mjs';
import { folders } from '../testbed/lib/folders.mjs';
import { freePorts } from '../testbed/lib/freePorts.mjs';
import { renderSkeleton } from './testing/renderSkeleton.mjs';
import { SERVICES } from './testing/serviceValues.mjs';

/** Their tests are all run; of the others, whose code differs by names alone, what holds words of a person. */
const WHOLE = ['without a consumer', 'with a consumer'];
const OF_WORDS = ['./internal/api', './internal/config'];

const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-go-services-'));

describe('a service in Go', { timeout: 1_800_000 }, () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [what, values] of Object.entries(SERVICES)) {
    const at = path.join(folder, what.replaceAll(' ', '-'));
    const go = async (...args) => {
      const { code, tail } = await run('go', args, {
        cwd: at,
        env: goEnvironment(folders.cache),
      });
      assert.equal(code, 0, tail.join('\n'));
    };

    it(`${what}, is formatted, compiles and passes its own tests`, async () => {
      await renderSkeleton('odp-go-service', values, at);
      const { code, tail } = await run('gofmt', ['-l', '.'], { cwd: at });
      assert.deepEqual({ code, tail }, { code: 0, tail: [] });
      if (WHOLE.includes(what)) {
        await go('vet', './...');
        await go('test', '-vet=off', './...');
        // Nothing is left to fetch or to take away.
        await go('mod', 'tidy', '-diff');
      } else {
        await go('test', ...OF_WORDS);
      }
      await go('build', '-o', path.join(at, 'build/service'), '.');
    });

    it(`${what}, answers in the words of its form, and ends when told to`, async () => {
      const service = await RunningService.start(at, values);
      after(() => service.kill());
      const about = await service.get('/v1/about');
      assert.deepEqual(await about.json(), {
        name: values.name,
        title: values.title,
        description: values.description,
        workspace: values.workspace,
        version: 'development',
      });
      assert.equal((await service.get('/readyz')).status, 200);
      const metrics = await (await service.metrics()).text();
      assert.match(metrics, /^build_info\{version="development"\} 1$/m);
      const counted = `events_consumed_total{event="${values.event}",outcome="dead_lettered"} 0`;
      assert.equal(metrics.includes(counted), values.event !== '');

      service.process.kill('SIGTERM');
      const [code] = await once(service.process, 'close');
      assert.equal(code, 0, service.said().join('\n'));
      const requests = service
        .said()
        .map(line => JSON.parse(line))
        .filter(({ msg }) => msg === 'request');
      assert.deepEqual(
        requests.map(({ route, code }) => ({ route, code })),
        [{ route: '/v1/about', code: 200 }],
      );
      assert.match(requests[0].trace_id, /^[0-9a-f]{32}$/);
    });
  }
});

/** The binary, on ports that were free, and without a bus. */
class RunningService {
  process;
  said;
  #url;
  #metricsUrl;

  static async start(at, values) {
    const [port, metricsPort, noBus] = await freePorts(3);
    const secrets = path.join(at, 'build/secrets');
    mkdirSync(secrets, { recursive: true });
    const service = new RunningService();
    service.#url = `http://127.0.0.1:${port}`;
    service.#metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
    service.process = spawn(path.join(at, 'build/service'), {
      env: {
        HTTP_ADDRESS: `127.0.0.1:${port}`,
        METRICS_ADDRESS: `127.0.0.1:${metricsPort}`,
        SECRETS_DIR: secrets,
        PULSAR_SERVICE_URL: `pulsar://127.0.0.1:${noBus}`,
        PULSAR_TOPIC: values.topic,
        PULSAR_SUBSCRIPTION: values.subscription,
        PULSAR_DEAD_LETTER_TOPIC: values.deadLetterTopic,
      },
    });
    const started = new Promise((resolve, reject) => {
      service.said = collectLines(service.process, {
        onLine: line => line.includes('"msg":"started"') && resolve(),
      });
      service.process.once('close', () =>
        reject(new Error(service.said().join('\n'))),
      );
    });
    await started;
    return service;
  }

  get(where) {
    return fetch(`${this.#url}${where}`);
  }

  metrics() {
    return fetch(this.#metricsUrl);
  }

  kill() {
    this.process.kill('SIGKILL');
  }
}
