import { aNode } from '@internal/test-utils';
import { projectNode } from '../records';
import { NODE_RULES, type NodeUse } from './nodeRules';
import { allFindings } from './Rule';

const QUIET: NodeUse = {
  requested: { cpu: 2, memory: 0, gpu: 0 },
  exhaustedBudgets: [],
  unnamedBudgets: 0,
};
const CORDONED = { spec: { unschedulable: true } };

/** A raw node of 8 cores with a Ready condition and others that hold. */
const node = (ready: string, pressures: string[] = [], more: object = {}) => {
  const raw = aNode({ ready, ...more });
  raw.status.conditions.push(
    ...pressures.map(type => ({ type, status: 'True' })),
    { type: 'NetworkUnavailable', status: 'False' },
  );
  return raw;
};

interface Row {
  rule: string;
  node: object;
  use?: Partial<NodeUse>;
  status: string;
  says: string;
}

const ROWS: Row[] = [
  {
    rule: 'node.silent',
    node: node('Unknown', ['MemoryPressure'], CORDONED),
    use: { requested: { cpu: 8, memory: 0, gpu: 0 } },
    status: 'unknown',
    says: 'silent',
  },
  {
    rule: 'node.not-ready',
    node: node('False', ['MemoryPressure']),
    status: 'degraded',
    says: 'not ready, Kubelet stopped posting node status.',
  },
  {
    rule: 'node.pressure',
    node: node('True', ['MemoryPressure', 'DiskPressure']),
    status: 'degraded',
    says: 'MemoryPressure, DiskPressure',
  },
  {
    rule: 'node.cordoned',
    node: node('True', [], CORDONED),
    use: { exhaustedBudgets: ['ml/mlflow'], unnamedBudgets: 2 },
    status: 'degraded',
    says: 'cordoned; a drain waits for budget ml/mlflow and 2 budgets that you may not see, which allow no disruption',
  },
  {
    rule: 'node.requests-high',
    node: node('True'),
    use: { requested: { cpu: 7, memory: 31 * 2 ** 30, gpu: 0 } },
    status: 'degraded',
    says: 'its pods ask for 87 % of its CPU and 96 % of its memory',
  },
];

const assess = (raw: object, use?: NodeUse) =>
  allFindings(NODE_RULES, { node: projectNode(raw)!, use });

describe('node rules', () => {
  it.each(ROWS)(
    '$rule alone says its sentence',
    ({ rule, node: raw, use, status, says }) => {
      expect(assess(raw, { ...QUIET, ...use })).toMatchObject([
        { rule, status, cause: says },
      ]);
    },
  );

  it('has a row here for each rule', () => {
    expect(ROWS.map(({ rule }) => rule)).toEqual(
      NODE_RULES.map(({ id }) => id),
    );
  });

  it('finds nothing of a node that is well, and takes one without conditions for silent', () => {
    expect(assess(node('True'), QUIET)).toEqual([]);
    expect(assess({ metadata: { name: 'bare' } })).toMatchObject([
      { rule: 'node.silent' },
    ]);
  });

  it('does not hold a cordon or its use against a node where only its conditions are asked for', () => {
    expect(assess(node('True', [], CORDONED))).toEqual([]);
  });
});
