import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { describeFaults, EVENT_BUS } = require('./describeFaults.ts');
const { isAt } = require('./isAt.ts');
const { podsThatFit } = require('./podsThatFit.ts');
const { readFaultOrder } = require('./readFaultOrder.ts');

const order = line =>
  readFaultOrder(line.split(' ').filter(Boolean), ['odp-eu', 'odp-us']);

describe('the fault switch', () => {
  it('takes a fault with its place, one pod of odp-eu unless told otherwise', () => {
    const { fault, ...rest } = order('crash-loop execution/yaml-processor');
    assert.equal(fault.name, 'crash-loop');
    assert.deepEqual(rest, {
      cluster: 'odp-eu',
      off: false,
      target: 'execution/yaml-processor',
      pods: 1,
    });
    const other = order('silent general-a-0 --cluster odp-us --off --pods 3');
    assert.deepEqual(
      [other.cluster, other.off, other.pods],
      ['odp-us', true, 3],
    );
    assert.equal(order('').fault, undefined);
  });

  it('makes not-ready what the place is: pods of a workload, or a node', () => {
    assert.equal(order('not-ready data/dagster').fault.place, 'workload');
    assert.equal(order('not-ready general-a-0').fault.place, 'node');
  });

  it('answers a wrong order with a sentence', () => {
    for (const [line, sentence] of [
      ['boom', /^There is no fault boom\.$/],
      ['crash-loop', /needs to know where: a workload such as/],
      ['not-ready', /a workload such as .*, or a node such as general-a-0\.$/],
      ['crash-loop general-a-0', /is no fault of a node/],
      ['silent data/dagster', /is no fault of a workload/],
      ['stuck-consumer data/dagster', /it takes no target/],
      ['silent general-a-0 again', /takes one target, and again is left over/],
      ['silent general-a-0 --cluster odp', /odp-eu and odp-us/],
      [
        'crash-loop data/dagster --pods 0',
        /--pods takes a whole number from 1/,
      ],
      ['silent general-a-0 --on', /--on/],
    ]) {
      assert.throws(() => order(line), { message: sentence }, line);
    }
  });

  it('takes back a fault everywhere when no place is given', () => {
    const { fault, target } = order('crash-loop --off');
    assert.deepEqual([fault.name, target], ['crash-loop', undefined]);
  });

  it('finds the pods of a workload, and of no other one whose name begins alike', () => {
    const selector = { 'app.kubernetes.io/name': 'dagster' };
    const on = (at, name) => ({
      at,
      podLabels: name && { 'app.kubernetes.io/name': name, hash: '7c9' },
    });
    const found = active => isAt(active, 'data/dagster', selector);
    assert.ok(found(on('data/dagster-7c9', 'dagster')));
    assert.ok(found(on('data/dagster')));
    assert.ok(!found(on('data/dagster-daemon-7c9', 'dagster-daemon')));
    assert.ok(!found(on('other/dagster-7c9', 'dagster')));
    assert.ok(isAt(on('general-a-0'), 'general-a-0'));
  });

  it('knows how many pods a pool holds: by what is scarce, limits for requests that are missing, sidecars too', () => {
    const node = { cpu: '3920m', memory: '12Gi', pods: '110' };
    const gpu = { ...node, 'nvidia.com/gpu': '1' };
    const model = {
      resources: {
        requests: { cpu: '1', memory: '1Gi' },
        limits: { 'nvidia.com/gpu': '1', memory: '9Gi' },
      },
    };
    const proxy = { resources: { requests: { cpu: '500m' } } };
    assert.equal(podsThatFit([model], [gpu, gpu, node]), 2);
    assert.equal(podsThatFit([proxy, proxy], [node, node]), 6);
    assert.equal(podsThatFit([{}], [node]), 110);
  });

  it('lists every fault with what it does, and where it is on', () => {
    const lines = describeFaults([
      { name: 'not-ready', source: 'odp-us', at: 'general-a-0' },
      { name: 'stuck-consumer', source: EVENT_BUS, at: '' },
    ]).split('\n');
    const on = lines.flatMap((line, index) =>
      line.includes('ON:')
        ? [[lines[index - 1].split(/ {2,}/).slice(0, 2), line.trim()]]
        : [],
    );
    assert.deepEqual(on, [
      [['not-ready', 'node'], 'ON: odp-us general-a-0'],
      [['stuck-consumer', 'event bus'], 'ON: event bus'],
    ]);
  });
});
