import {
  isOpen,
  type OperationKind,
  type OperationState,
  type OperationStep,
  type OperationSummary,
  type System,
  SYSTEMS,
} from '@internal/plugin-odp-workspaces-common';
import { durationInWords, plural, type Status } from '@internal/vocabulary';
import { SYSTEM_TITLES } from './conditions';
import { anyOf, nameOfRef, shortDigest } from './words';

/** What people call the kinds of operations; those on a component are told with its name. */
const KIND_TITLES: Record<OperationKind, string> = {
  create: 'Create',
  resize: 'Resize',
  'set-members': 'Set members',
  repair: 'Repair',
  decommission: 'Decommission',
  'create-component': 'Make component',
  deploy: 'Deploy an image to',
  scale: 'Scale',
  restart: 'Restart',
  'roll-back': 'Roll back',
  'delete-component': 'Delete component',
  'repair-component': 'Repair',
};

/** What an operation does: "Resize", "Make component orders-api", "Deploy sha256:ab12cd34ef56… to orders-api". */
export function operationTitle(operation: {
  kind: OperationKind;
  component?: string;
  /** Of the image that it brings. */
  digest?: string;
}): string {
  const { kind, component, digest } = operation;
  const verb =
    kind === 'deploy' && digest
      ? `Deploy ${shortDigest(digest)} to`
      : KIND_TITLES[kind];
  return component === undefined ? verb : `${verb} ${component}`;
}

/** The same of an operation in a list. */
export function summaryTitle({
  kind,
  component,
  plan,
}: Pick<OperationSummary, 'kind' | 'component' | 'plan'>): string {
  return operationTitle({ kind, component, digest: plan.digest });
}

/** An operation borrows the shape of a status; its word is its own. */
export const OPERATION_STATUS: Record<OperationState, Status> = {
  waiting: 'degraded',
  applying: 'progressing',
  done: 'healthy',
  failed: 'failing',
  rejected: 'failing',
  cancelled: 'unknown',
  expired: 'unknown',
};

const STEP_STATUS: Record<OperationStep['state'], Status> = {
  pending: 'unknown',
  applying: 'progressing',
  done: 'healthy',
  failed: 'failing',
};

/** The shape and colour of a step. */
export function statusOfStep({ state }: OperationStep): Status {
  return STEP_STATUS[state];
}

/** The operation of a workspace that waits or is carried out. */
export function openOperationOf(
  operations: readonly OperationSummary[],
): OperationSummary | undefined {
  return operations.find(({ state }) => isOpen(state));
}

/** How an operation goes or went, in a sentence. */
export function operationSentence(operation: OperationSummary): string {
  const { state, approval, message, requestedBy } = operation;
  const note = approval?.note ? `: “${approval.note}”` : '';
  const decider = approval?.decidedBy && nameOfRef(approval.decidedBy);
  switch (state) {
    case 'waiting':
      return `Waits for ${anyOf(approval?.approvers.map(nameOfRef) ?? [])}.`;
    case 'applying':
      return progressSentence(operation);
    case 'rejected':
      return `Rejected by ${decider ?? 'an approver'}${note}.`;
    case 'cancelled':
      return `Withdrawn by ${nameOfRef(requestedBy)}${note}.`;
    case 'expired':
      return 'Nobody decided in time.';
    case 'failed':
      return message ?? 'It failed.';
    default:
      return [doneSentence(operation), decider && `Approved by ${decider}.`]
        .filter(Boolean)
        .join(' ');
  }
}

function doneSentence({
  steps,
  requestedAt,
  ...rest
}: OperationSummary): string {
  const began = steps
    .flatMap(({ startedAt }) => startedAt ?? [])
    .sort((a, b) => (a < b ? -1 : 1))[0];
  const ms =
    rest.endedAt && Date.parse(rest.endedAt) - Date.parse(began ?? requestedAt);
  const words = ms && ms >= 1000 ? durationInWords(ms) : 'under a second';
  return `${plural(steps.length, 'step')}${
    ms === undefined ? '' : ` in ${words}`
  }.`;
}

function progressSentence({ steps }: OperationSummary): string {
  const current = steps.find(({ state }) => state !== 'done');
  if (!current) {
    return 'All steps are done; it is looked at from inside.';
  }
  const { system, place, attempts, message } = current;
  const number = steps.indexOf(current) + 1;
  return [
    `Step ${number} of ${steps.length}: ${SYSTEM_TITLES[system]} on ${place}`,
    attempts > 1 && `attempt ${attempts}`,
    message,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The steps of one system in all places. */
export interface SystemProgress {
  system: System;
  state: OperationStep['state'];
}

/** How far each system is, in the order of the steps: done where all its places are. */
export function progressBySystem(
  steps: readonly OperationStep[],
): SystemProgress[] {
  const systems = [...new Set(steps.map(({ system }) => system))];
  return systems
    .filter(system => SYSTEMS.includes(system))
    .map(system => {
      const states = steps
        .filter(step => step.system === system)
        .map(({ state }) => state);
      const has = (state: OperationStep['state']) => states.includes(state);
      if (has('failed')) {
        return { system, state: 'failed' };
      }
      if (has('applying') || (has('done') && has('pending'))) {
        return { system, state: 'applying' };
      }
      return { system, state: has('pending') ? 'pending' : 'done' };
    });
}
