import {
  type Fields,
  invalidValue,
  type Problem,
  type StoredObject,
} from '../../store';
import { BASELINE } from './baseline';
import { RESTRICTED } from './restricted';
import type { Check, Violation } from './words';

type Mode = 'enforce' | 'audit' | 'warn';

/** A level and the version of its rules, as a namespace's labels say it. */
export interface Level {
  name: string;
  version: string;
}

const PREFIX = 'pod-security.kubernetes.io';
const MODES: Mode[] = ['enforce', 'audit', 'warn'];
const CHECKS: Record<string, Check[]> = {
  privileged: [],
  baseline: BASELINE,
  restricted: RESTRICTED,
};
/** From the loosest to the strictest. */
const LEVELS = Object.keys(CHECKS);
const LATEST = 'latest';

/** What a namespace asks of its pods. Who is not told a level of warning is warned of what is enforced. */
export function levelOf(namespace: StoredObject, mode: Mode): Level {
  const labels = namespace.metadata.labels ?? {};
  const name = labels[`${PREFIX}/${mode}`];
  const version = labels[`${PREFIX}/${mode}-version`];
  if (mode === 'warn' && name === undefined) {
    const enforced = levelOf(namespace, 'enforce');
    return { ...enforced, version: version ?? enforced.version };
  }
  return {
    name: LEVELS.includes(name) ? name : 'privileged',
    version: version ?? LATEST,
  };
}

export function textOfLevel({ name, version }: Level): string {
  return `${name}:${version}`;
}

/** Whether one level lets less through than another. */
export function isStricter(one: Level, other: Level): boolean {
  return LEVELS.indexOf(one.name) > LEVELS.indexOf(other.name);
}

/** What a pod, or a template of pods, does that a level forbids. */
export function violationsOf(pod: Fields, level: Level): Violation[] {
  const minor = Number(/^v1\.(\d+)$/.exec(level.version)?.[1] ?? Infinity);
  const checked = { spec: pod.spec ?? {}, minor };
  return CHECKS[level.name]
    .map(check => check(checked))
    .filter((found): found is Violation => found !== undefined);
}

/** Violations in one line: `hostPort (container "a" uses hostPort 80), ...`. */
export function inDetail(violations: readonly Violation[]): string {
  return violations
    .map(({ reason, detail }) => (detail ? `${reason} (${detail})` : reason))
    .join(', ');
}

/** What is wrong with the labels of a namespace. */
export function problemsOfLevels({ metadata }: StoredObject): Problem[] {
  const labels = metadata.labels ?? {};
  return MODES.flatMap(mode => [
    ...wrong(labels, `${PREFIX}/${mode}`, {
      is: value => LEVELS.includes(value),
      words: `must be one of ${LEVELS.join(', ')}`,
    }),
    ...wrong(labels, `${PREFIX}/${mode}-version`, {
      is: value => value === LATEST || /^v1\.\d+$/.test(value),
      words: 'must be "latest" or "v1.x"',
    }),
  ]);
}

function wrong(
  labels: Record<string, string>,
  key: string,
  rule: { is(value: string): boolean; words: string },
): Problem[] {
  const value = labels[key];
  return value === undefined || rule.is(value)
    ? []
    : [invalidValue(`metadata.labels[${key}]`, value, rule.words)];
}
