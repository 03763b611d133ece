import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError, isError } from '@backstage/errors';
import { parse } from '@internal/backend-kit';
import {
  type Operation,
  type OperationRequest,
  operationRequestSchema,
  type Plan,
  planRequestSchema,
} from '@internal/plugin-odp-workspaces-common';
import type { WorkspacesClient } from '../client/WorkspacesClient';
import type { Clock } from './Clock';
import { followOperation } from './followOperation';
import { planInWords } from './words';

const SUBMIT_ATTEMPTS = 3;
const SUBMIT_AGAIN_MS = 2_000;

export interface OperationTools {
  client: WorkspacesClient;
  /** Without a slash at its end. */
  appUrl: string;
  clock: Clock;
}

/** What the scaffolder knows of the step that runs. */
export interface StepContext {
  logger: LoggerService;
  task: { id: string };
  step?: { id?: string };
  signal?: AbortSignal;
  isDryRun?: boolean;
  checkpoint(options: {
    key: string;
    fn: () => Promise<string>;
  }): Promise<string>;
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/** What an action asks for; not checked yet. */
export interface Ask {
  kind: OperationRequest['kind'];
  workspace: string;
  spec?: object;
  planHash?: string;
  reason?: string;
}

export interface OperationResult {
  operation: Operation;
  message: string;
  links: { workspace: string; operation: string };
}

/**
 * Plans, submits what was planned, and follows it. In a dry run it plans alone, and
 * gives nothing. A task that is tried again gets the operation that it asked for.
 *
 * @throws InputError for what no operation can ask for
 * @throws ConflictError for what cannot be done, with every reason
 */
export async function runOperation(
  context: StepContext,
  ask: Ask,
  { client, appUrl, clock }: OperationTools,
): Promise<OperationResult | undefined> {
  const { logger, task, step, signal, isDryRun } = context;
  const { planHash: seen, reason, ...wanted } = ask;
  const request = parse(planRequestSchema, wanted);
  const submission = (planHash?: string) =>
    parse(operationRequestSchema, {
      ...request,
      reason,
      planHash,
      // With the workspace, for steps that run for each of several.
      idempotencyKey: `${task.id}:${step?.id}:${request.workspace}`,
    });
  submission(seen);
  const caller = await context.getInitiatorCredentials();
  const plan = async () => {
    const planned = await client.plan(request, caller);
    planInWords(planned).forEach(line => logger.info(line));
    requireDoable(planned);
    return planned.planHash;
  };
  if (isDryRun) {
    await plan();
    logger.info('A dry run: nothing was submitted.');
    return undefined;
  }
  // What was submitted already has changed what a plan would say.
  const planned = await context.checkpoint({
    key: `plan of ${request.kind} ${request.workspace}`,
    fn: plan,
  });
  signal?.throwIfAborted();
  logger.info(`Submits the plan ${seen ?? planned}`);
  const submitted = await submitSafely(
    () => client.submit(submission(seen ?? planned), caller),
    { clock, logger },
  );
  const page = `/workspaces/${submitted.workspace}`;
  const links = {
    workspace: page,
    operation: `${page}?tab=operations`,
  };
  logger.info(
    `Operation ${submitted.id} of workspace ${submitted.workspace}: ${appUrl}${links.operation}`,
  );
  const { operation, message } = await followOperation(submitted, {
    load: () => client.getOperation(submitted.id, caller),
    log: line => logger.info(line),
    clock,
    signal,
  });
  logger.info(`${message} ${appUrl}${links.operation}`);
  return { operation, message, links };
}

function requireDoable({ refusals }: Plan): void {
  if (refusals.length) {
    throw new ConflictError(refusals.map(({ message }) => message).join(' '));
  }
}

/** The same key is the same operation, so that an answer that was lost is asked for again. */
async function submitSafely(
  submit: () => Promise<Operation>,
  { clock, logger }: { clock: Clock; logger: LoggerService },
): Promise<Operation> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await submit();
    } catch (error) {
      if (
        attempt === SUBMIT_ATTEMPTS ||
        !isError(error) ||
        error.name !== 'ServiceUnavailableError'
      ) {
        throw error;
      }
      logger.warn(`${error.message}; submitting again`);
      await clock.sleep(SUBMIT_AGAIN_MS);
    }
  }
}
