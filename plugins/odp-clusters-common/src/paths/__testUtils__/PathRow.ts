import type { PathVerdict } from '../../contract';
import { evaluatePath } from '../evaluatePath';
import type { Path } from '../PathEnds';
import { DECISIONS, type Decision } from '../summarize';
import { catalog, NAMESPACES, path } from './cast';
import { podsOf, TestWorld } from './TestWorld';

/** A path that differs from that of dagster to pulsar, in a cluster with some policies. */
export interface PathRow {
  name: string;
  objects: object[];
  path?: Partial<Path>;
  /** Those that are not allowed. */
  verdicts?: Partial<Record<Decision, PathVerdict>>;
  /** Set where no further policy can open the path. */
  final?: boolean;
}

export function verdictsOf(row: PathRow) {
  const assessment = evaluatePath(pathOf(row), worldOf(row).world());
  return DECISIONS.map(decision => assessment[decision].verdict);
}

export function expectedOf({ verdicts }: PathRow) {
  return DECISIONS.map(decision => verdicts?.[decision] ?? 'allowed');
}

/** Rows with a path that a manifest can open. */
export function closedOf(rows: PathRow[]): PathRow[] {
  return rows.filter(
    ({ verdicts = {}, final }) =>
      !final &&
      Object.values(verdicts).some(
        verdict => verdict === 'blocked' || verdict === 'partly',
      ),
  );
}

/** What the manifest for a path does once it is applied; `changed` names other paths that it opens or closes. */
export function effectOfManifest(row: PathRow) {
  const opened = pathOf(row);
  const before = worldOf(row);
  const { allowingRule } = evaluatePath(opened, before.world());
  const after = before.apply(allowingRule!);
  return {
    verdict: evaluatePath(opened, after.world()).verdict,
    changed: others(opened)
      .filter(
        other =>
          evaluatePath(other, before.world()).verdict !==
          evaluatePath(other, after.world()).verdict,
      )
      .map(({ from, to, port }) => `${from.name} to ${to.name} ${port?.port}`),
  };
}

export const OPENED = { verdict: 'allowed', changed: [] };

function worldOf({ objects }: PathRow): TestWorld {
  return TestWorld.create([...NAMESPACES, ...objects]);
}

function pathOf(row: PathRow): Path {
  return { ...path, ...row.path };
}

/** Paths that have an end in common with one, and that one on another port. */
function others({ from, to, port }: Path): Path[] {
  const elsewhere = { status: { podIP: '10.7.0.1' } };
  return [
    { from, to: catalog, port },
    { from, to: podsOf('neo4j', 'storage', [elsewhere]), port },
    { from: podsOf('dagster', 'ml', [elsewhere]), to, port },
    { from: catalog, to, port },
    ...(from.name === to.name ? [] : [{ from: to, to: from, port }]),
    ...(port ? [{ from, to, port: { port: 22, protocol: 'TCP' } }] : []),
  ];
}
