import type { ContainerRecord } from '../../records';

const ROLES = {
  init: ({ name }: ContainerRecord) => `init container ${name}`,
  sidecar: ({ name }: ContainerRecord) => `sidecar ${name}`,
  proxy: () => 'mesh proxy',
};

/** Which container it is, in words; undefined for one of the workload itself. */
export function roleInWords(container: ContainerRecord): string | undefined {
  return container.role && ROLES[container.role](container);
}

/** A cause with the container that it is about: "init container migrate: CrashLoopBackOff". */
export function causeOf(
  container: ContainerRecord | undefined,
  cause: string,
): string {
  const role = container && roleInWords(container);
  return role ? `${role}: ${cause}` : cause;
}
