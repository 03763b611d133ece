import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parse, sendView, ViewCache } from '@internal/backend-kit';
import {
  approvalRequestSchema,
  decisionRequestSchema,
  type Operation,
  operationRequestSchema,
  planRequestSchema,
} from '@internal/plugin-odp-workspaces-common';
import express, { type Request, type Response, type Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import {
  componentNameParams,
  componentParams,
  componentsQuery,
  operationParams,
  workspaceParams,
} from './http/requests';
import { PlanNotSeenError } from './service/PlanNotSeenError';
import type { Caller } from './service/callers';
import type { ComponentsService } from './service/ComponentsService';
import type { WorkspacesService } from './service/WorkspacesService';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  workspaces: WorkspacesService<Caller>;
  components: ComponentsService<Caller>;
}

/** HTTP in, one service call, HTTP out. */
export function createRouter({
  httpAuth,
  workspaces,
  components,
}: RouterOptions): Router {
  const router = createPromiseRouter();
  router.use(express.json({ limit: '100kb' }));
  // Pages that follow an operation ask every other second.
  const views = new ViewCache();
  const callerOf = async (
    request: Request,
    allow: Array<'user' | 'service'> = ['user'],
  ): Promise<Caller> => ({
    credentials: await httpAuth.credentials(request, { allow }),
    request,
  });

  router.get('/offer', async (request, response) => {
    response.json(await workspaces.getOffer(await callerOf(request)));
  });
  router.get('/ids/:id', async (request, response) => {
    const { id } = parse(workspaceParams, request.params);
    response.json(await workspaces.checkId(id, await callerOf(request)));
  });
  router.get('/workspaces', async (request, response) => {
    const caller = await callerOf(request, ['user', 'service']);
    sendView(request, response, views.of(await workspaces.list(caller)));
  });
  router.get('/workspaces/:id', async (request, response) => {
    const { id } = parse(workspaceParams, request.params);
    const workspace = await workspaces.get(id, await callerOf(request));
    sendView(request, response, views.of(workspace));
  });
  router.get('/components', async (request, response) => {
    const caller = await callerOf(request, ['user', 'service']);
    const of = parse(componentsQuery, request.query);
    sendView(request, response, views.of(await components.list(of, caller)));
  });
  router.get('/components/:name', async (request, response) => {
    const { name } = parse(componentParams, request.params);
    const caller = await callerOf(request, ['user', 'service']);
    const component = await components.get(name, caller);
    sendView(request, response, views.of(component));
  });
  router.get('/component-names/:name', async (request, response) => {
    const { name } = parse(componentNameParams, request.params);
    response.json(await components.checkName(name, await callerOf(request)));
  });
  router.post('/plans', async (request, response) => {
    const caller = await callerOf(request, ['user', 'service']);
    const asked = parse(planRequestSchema, request.body);
    response.json(await workspaces.plan(asked, caller));
  });
  router.post('/operations', async (request, response) => {
    const caller = await callerOf(request, ['user', 'service']);
    const asked = parse(operationRequestSchema, request.body);
    await answer(response.status(202), workspaces.submit(asked, caller));
  });
  router.get('/operations/:id', async (request, response) => {
    const { id } = parse(operationParams, request.params);
    const operation = await workspaces.getOperation(
      id,
      await callerOf(request, ['user', 'service']),
    );
    sendView(request, response, views.of(operation));
  });
  router.post('/operations/:id/approve', async (request, response) => {
    const caller = await callerOf(request);
    const { id } = parse(operationParams, request.params);
    const note = parse(approvalRequestSchema, request.body ?? {});
    await answer(response, workspaces.approve(id, note, caller));
  });
  for (const decision of ['reject', 'cancel'] as const) {
    router.post(`/operations/:id/${decision}`, async (request, response) => {
      const caller = await callerOf(request);
      const { id } = parse(operationParams, request.params);
      const note = parse(decisionRequestSchema, request.body ?? {});
      response.json(await workspaces[decision](id, note, caller));
    });
  }

  return router;
}

/** Who has not seen a plan gets it with the refusal. */
async function answer(
  response: Response,
  asked: Promise<Operation>,
): Promise<void> {
  try {
    response.json(await asked);
  } catch (error) {
    if (!(error instanceof PlanNotSeenError)) {
      throw error;
    }
    const { name, message, plan } = error;
    response.status(409).json({ error: { name, message }, plan });
  }
}
