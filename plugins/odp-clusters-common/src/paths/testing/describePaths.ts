import type { PathVerdict } from '../../contract';
import { evaluatePath } from '../evaluatePath';
import type { Path } from '../PathEnds';
import { DECISIONS, type Decision } from '../summarize';
import { catalog, NAMESPACES, path } from './cast';
import { podsOf, TestWorld } from './TestWorld';

/** A cluster, a path in it that differs from dagster calling pulsar, and what is not allowed of it. */
export interface PathRow {
  name: string;
  objects: object[];
  path?: Partial<Path>;
  verdicts?: Partial<Record<Decision, PathVerdict>>;
  /** Set where no further policy can open the path. */
  final?: boolean;
}

/**
 * Tests that paths are judged as the rows say, and that the manifest for a
 * closed one opens it and changes no other.
 */
export function describePaths(title: string, rows: PathRow[]) {
  const worldOf = ({ objects }: PathRow) =>
    TestWorld.create([...NAMESPACES, ...objects]);
  const pathOf = (row: PathRow): Path => ({ ...path, ...row.path });

  describe(title, () => {
    it.each(rows)('$name', row => {
      const assessment = evaluatePath(pathOf(row), worldOf(row).world());
      expect(DECISIONS.map(decision => assessment[decision].verdict)).toEqual(
        DECISIONS.map(decision => row.verdicts?.[decision] ?? 'allowed'),
      );
    });

    it.each(
      rows.filter(
        ({ verdicts, final }) =>
          !final &&
          Object.values(verdicts ?? {}).some(
            verdict => verdict === 'blocked' || verdict === 'partly',
          ),
      ),
    )('$name: opened by the manifest, which changes no other path', row => {
      const opened = pathOf(row);
      const { allowingRule } = evaluatePath(opened, worldOf(row).world());
      const after = worldOf(row).apply(allowingRule!);
      expect(evaluatePath(opened, after.world())).toMatchObject({
        verdict: 'allowed',
        allowingRule: undefined,
      });
      for (const other of others(opened)) {
        expect(evaluatePath(other, after.world()).verdict).toBe(
          evaluatePath(other, worldOf(row).world()).verdict,
        );
      }
    });
  });
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
