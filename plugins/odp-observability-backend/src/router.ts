import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parse, sendView, type View } from '@internal/backend-kit';
import {
  type PanelAnswer,
  writePanelAnswer,
} from '@internal/plugin-odp-observability-common';
import express, { type Request, type Response, type Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import {
  alertsQuery,
  chosenQuery,
  dashboardParams,
  panelQueryBody,
  variableParams,
} from './http/requests';
import { sendLines } from './http/sendLines';
import { signalOf } from './http/signalOf';
import type {
  Caller,
  ObservabilityService,
} from './service/ObservabilityService';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  observability: ObservabilityService;
}

/** HTTP in, one service call, HTTP out. */
export function createRouter(options: RouterOptions): Router {
  const { httpAuth, observability } = options;
  const router = createPromiseRouter();
  const callerOf = async (
    request: Request,
    response: Response,
  ): Promise<Caller> => {
    const signal = signalOf(response);
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return { credentials, signal };
  };
  const get = (
    path: string,
    answer: (request: Request, caller: Caller) => Promise<View>,
  ) =>
    router.get(path, async (request, response) => {
      const caller = await callerOf(request, response);
      sendView(request, response, await answer(request, caller));
    });

  get('/dashboards', (_, caller) => observability.listDashboards(caller));
  get('/dashboards/:uid', ({ params }, caller) => {
    const { uid } = parse(dashboardParams, params);
    return observability.getDashboard(uid, caller);
  });
  get('/dashboards/:uid/variables/:name', ({ params, query }, caller) => {
    const { uid, name } = parse(variableParams, params);
    const chosen = parse(chosenQuery, query);
    return observability.listOptions({ uid, name, chosen }, caller);
  });
  get('/alerts', ({ query }, caller) =>
    observability.getAlerts(parse(alertsQuery, query), caller),
  );
  get('/doctor', (_, caller) => observability.getDoctor(caller));

  router.post(
    '/panels/query',
    express.json({ limit: '1mb' }),
    async (request, response) => {
      const caller = await callerOf(request, response);
      const query = parse(panelQueryBody, request.body);
      const answers = await observability.queryPanels(query, caller);
      await sendLines(response, linesOf(answers), caller.signal);
    },
  );

  return router;
}

async function* linesOf(
  answers: AsyncIterable<PanelAnswer>,
): AsyncGenerator<string> {
  for await (const answer of answers) {
    yield writePanelAnswer(answer);
  }
}
