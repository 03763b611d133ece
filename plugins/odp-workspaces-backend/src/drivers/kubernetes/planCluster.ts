import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import {
  diffFields,
  type System,
} from '@internal/plugin-odp-workspaces-common';
import type { DriverInput, DriverPlan } from '../Driver';
import { changeOf, changeTo } from './changes';
import { compareObject } from './compareObject';
import { inUse, usedBeyond } from './quotaInUse';
import { itemsIn, staleItems } from './staleItems';
import { withoutServerFields } from './withoutServerFields';
import { referenceOf, RESOURCE_QUOTA } from './workspaceKinds';
import {
  isForeign,
  notMade,
  readNamespace,
  whyDisowned,
  whyNotOurs,
} from './workspaceNamespaces';

/** A part of a workspace as it is to be in a cluster. */
export interface WantedObject {
  system: System;
  object: KubernetesObject;
}

interface PlanInput extends DriverInput {
  wanted: readonly WantedObject[];
}

/** What applying a workspace would do in a cluster, as its server says. */
export async function planCluster(
  writer: ClusterWriter,
  input: PlanInput,
): Promise<DriverPlan> {
  const { spec, signal, wanted, inventory } = input;
  const place = writer.cluster;
  const namespace = await readNamespace(writer, spec, signal);
  if (!namespace) {
    // Nothing can be tried in a namespace that is not there.
    const changes = wanted.map(({ system, object }) => ({
      ...changeOf(system, place, object),
      action: 'create' as const,
      fields: diffFields(undefined, withoutServerFields(object)),
    }));
    return { changes, refusals: [] };
  }
  // A label alone makes nobody its owner: with it, whoever asks for the id would get another's namespace.
  const refusal = inventory.length
    ? whyNotOurs(namespace, input, place)
    : notMade(namespace, place);
  if (refusal) {
    return {
      changes: [],
      refusals: [{ system: 'namespace', place, message: refusal }],
    };
  }
  const compared = await Promise.all(
    wanted.map(async ({ system, object }) => ({
      system,
      comparison: await compareObject(writer, object, signal),
    })),
  );
  const stale = staleItems(
    itemsIn(place, inventory),
    wanted.map(({ object }) => object),
  );
  return {
    changes: [
      ...compared.map(one => changeTo(one.system, place, one.comparison)),
      ...stale.map(({ system, kind, name }) => ({
        ...changeOf(system, place, { kind, metadata: { name } }),
        action: 'delete' as const,
      })),
    ],
    refusals: compared.flatMap(({ comparison: { live, wanted: object } }) =>
      object.kind === RESOURCE_QUOTA.kind
        ? usedBeyond(live, object).map(sentence => ({
            system: 'quota' as const,
            place,
            message: `More than that is in use on ${place}: ${sentence}.`,
          }))
        : [],
    ),
  };
}

/** What goes with a workspace in a cluster, and whether somebody still uses it. */
export async function planClusterRemoval(
  writer: ClusterWriter,
  input: PlanInput & { evenIfInUse: boolean },
): Promise<DriverPlan> {
  const { spec, signal, wanted, inventory, evenIfInUse } = input;
  const place = writer.cluster;
  const namespace = await readNamespace(writer, spec, signal);
  if (!namespace || isForeign(namespace, input)) {
    return { changes: [], refusals: [] };
  }
  const disowned = whyDisowned(namespace, input, place);
  const quota = wanted.find(
    ({ object }) => object.kind === RESOURCE_QUOTA.kind,
  );
  const used = inUse(
    quota && (await writer.read(referenceOf(quota.object), { signal })),
  );
  const { name } = namespace.metadata;
  const message = used
    ? `${name} on ${place} is in use: ${used.join(
        ' and ',
      )}. They go with it only when asked for with evenIfInUse.`
    : `It is not known what runs and is stored in ${name} on ${place}, as its quota does not count it. It goes only when asked for with evenIfInUse.`;
  const isInUse = !used || used.length > 0;
  const about = { system: 'namespace', place } as const;
  return {
    changes: itemsIn(place, inventory).map(item => ({
      ...changeOf(item.system, place, {
        kind: item.kind,
        metadata: { name: item.name },
      }),
      action: 'delete',
    })),
    refusals: [
      ...(disowned ? [{ ...about, message: disowned }] : []),
      ...(isInUse && !evenIfInUse
        ? [{ ...about, message, liftedBy: 'evenIfInUse' as const }]
        : []),
    ],
  };
}
