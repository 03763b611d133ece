import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { CANNOT_INSTALL } from './testing/installService.mjs';
import { ServiceOnTestbed } from './testing/ServiceOnTestbed.mjs';
import { untilEqual } from './testing/untilEqual.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { PromQl } = require('../packages/dashboards/src/check/promql.ts');

/** One of each language. */
const SERVICES = [
  { name: 'orders-api', language: 'go', event: 'pipeline.submitted' },
  { name: 'scoring-agent', language: 'python', event: 'pipeline.completed' },
];
const GOOD = 7;
const REQUESTS = 3;
/** After as many an event is a dead letter, says docs/index.md of each service. */
const DELIVERIES = 5;
const GOOD_EVENT = JSON.stringify({ type: 'of the testbed' });
const BAD_EVENTS = [JSON.stringify({ poisonous: true }), '{"type": "of the'];
/** Asks for what did not happen here. */
const OF_FAILURES = 'code=~"5.."';

const options = { concurrency: true, timeout: 1_200_000 };
describe('on real Pulsar and Prometheus', options, () => {
  for (const asked of SERVICES) {
    const skip = CANNOT_INSTALL[asked.language];
    describe(
      `${asked.name}, in ${asked.language}`,
      { concurrency: 1, skip },
      () => {
        let service;
        let pod;
        /** An event waits for this file. */
        let late;
        before(async () => {
          service = await ServiceOnTestbed.create(asked);
          pod = await service.startPod();
        });
        after(() => service?.remove());

        const eventsOf = each =>
          service.measured('events_consumed_total', {
            pod: each,
            by: 'outcome',
            matching: `, event="${asked.event}"`,
          });

        it('is found by its annotations, and counts each event and each request once', async () => {
          await service.bus.publish(...Array(GOOD).fill(GOOD_EVENT));
          for (let sent = 0; sent < REQUESTS; sent += 1) {
            assert.equal((await pod.get('/v1/about')).status, 200);
          }
          assert.equal((await pod.get('/not/there')).status, 404);
          await untilEqual(
            () => service.measured('up', { pod, by: 'cluster' }),
            {
              'odp-eu': 1,
            },
          );
          await untilEqual(() => eventsOf(pod), {
            acknowledged: GOOD,
            rejected: 0,
            dead_lettered: 0,
          });
          await untilEqual(() => service.bus.backlog(), 0);
          for (const metric of [
            'http_requests_total',
            'http_request_duration_seconds_count',
          ]) {
            await untilEqual(
              () => service.measured(metric, { pod, by: 'route' }),
              { '/v1/about': REQUESTS, unmatched: 1 },
            );
          }
        });

        it('has all that its dashboard and its alerts ask for, and rings none of them', async () => {
          const drawn = service.drawn();
          const rules = service.alertRules().map(({ expr }) => expr);
          await untilEqual(async () => {
            const missing = await Promise.all(
              [...drawn, ...rules].map(expr => missingIn(service, expr)),
            );
            return missing.flat();
          }, []);
          await untilEqual(async () => {
            const queries = drawn
              .filter(expr => !expr.includes(OF_FAILURES))
              .map(expr =>
                expr
                  .replaceAll('$__rate_interval', '5m')
                  .replaceAll('$cluster', 'odp-eu'),
              );
            const answers = await Promise.all(
              queries.map(query => service.ask(query)),
            );
            return queries.filter((_, index) => !answers[index].length);
          }, []);
          assert.deepEqual(await service.ringing(), []);
        });

        it('tries five times what it cannot handle, puts it with the dead letters, and rings for it', async () => {
          await service.bus.publish(...BAD_EVENTS);
          await untilEqual(() => eventsOf(pod), {
            acknowledged: GOOD,
            rejected: BAD_EVENTS.length * (DELIVERIES - 1),
            dead_lettered: BAD_EVENTS.length,
          });
          await untilEqual(
            () => service.bus.keepersOfDeadLetters(),
            ['inspection'],
          );
          await untilEqual(() => service.bus.backlog(), 0);
          const letters = await service.bus.takeDeadLetters(
            BAD_EVENTS.length,
            'inspection',
          );
          assert.deepEqual(letters.sort(), [...BAD_EVENTS].sort());
          await untilEqual(
            () => service.ringing(),
            ['EventsRejected', 'EventsDeadLettered'],
          );
        });

        it('ends what it has in hand when told to end, gives back the rest, and is gone in the time of its manifest', async () => {
          const soon = service.fileOf('soon');
          late = service.fileOf('late');
          await service.bus.publish(
            ...[soon, late].map(until => JSON.stringify({ until })),
          );
          await untilEqual(
            () => [soon, late].map(file => existsSync(`${file}.begun`)),
            [true, true],
          );
          pod.terminate();
          await pod.isEnding();
          writeFileSync(soon, '');
          const ended = await pod.end();
          assert.deepEqual(ended, { code: 0, signal: null }, pod.said());
          await untilEqual(() => service.bus.backlog(), 1);
          // Kubernetes would tell Prometheus of its end; here it is missed.
          await untilEqual(
            async () =>
              (
                await service.ringing()
              ).filter(alert =>
                ['NotRunning', 'ReplicaNotAnswering'].includes(alert),
              ),
            ['NotRunning', 'ReplicaNotAnswering'],
          );
        });

        it('begins with what was given back and what came meanwhile, and with nothing twice', async () => {
          await service.bus.publish(GOOD_EVENT, GOOD_EVENT);
          writeFileSync(late, '');
          pod.remove();
          const next = await service.startPod();
          await untilEqual(() => eventsOf(next), {
            acknowledged: 3,
            rejected: 0,
            dead_lettered: 0,
          });
          await untilEqual(() => service.bus.backlog(), 0);
        });
      },
    );
  }
});

/** What an expression names that Prometheus does not have of the service: metrics, or their labels. */
async function missingIn(service, expr) {
  const query = PromQl.create(expr);
  const missing = await Promise.all(
    query.selectors().map(async ({ metric, matchers }) => {
      const place = matchers
        .filter(({ label }) => ['namespace', 'component'].includes(label))
        .map(({ label, value }) => `${label}="${value}"`);
      const [series] = await service.ask(`${metric}{${place}}`);
      if (!series) {
        return [metric];
      }
      return [
        ...matchers.map(({ label }) => label),
        ...(query.grouping() ?? []),
      ]
        .filter(label => !(label in series.metric))
        .map(label => `${label} of ${metric}`);
    }),
  );
  return missing.flat();
}
