import { z } from 'zod/v3';
import { nameSchema, sourceSchema } from './common';
import {
  backupSchema,
  dashboardSchema,
  eventBusSchema,
  failoverSchema,
  keyMetricSchema,
  meshSchema,
  namedTextSchema,
  openQuestionSchema,
  priceSchema,
  recoveryTargetSchema,
  savingSchema,
  scrapeSchema,
  vaultSchema,
} from './operations';
import {
  clusterSchema,
  componentSchema,
  layerSchema,
  networkRuleSchema,
  nodePoolSchema,
  teamSchema,
} from './platform';
import { workspacesSchema } from './workspaces';

/** `target-state/odp.yaml`: the platform document as data. */
export const targetStateSchema = z
  .object({
    document: z
      .object({ title: z.string(), date: z.string(), status: z.string() })
      .strict(),
    domain: z
      .object({
        name: z.string(),
        title: z.string(),
        description: z.string(),
        owner: nameSchema,
        source: sourceSchema,
      })
      .strict(),
    teams: z.array(teamSchema).min(1),
    clusters: z.array(clusterSchema).min(1),
    nodePools: z.array(nodePoolSchema).min(1),
    layers: z.array(layerSchema).min(1),
    components: z.array(componentSchema).min(1),
    networkRules: z.array(networkRuleSchema),
    mesh: meshSchema,
    vault: vaultSchema,
    eventBus: eventBusSchema,
    workspaces: workspacesSchema,
    scrape: scrapeSchema,
    keyMetrics: z.array(keyMetricSchema),
    dashboards: z.array(dashboardSchema),
    dashboardQueries: z.array(namedTextSchema),
    logQueries: z.array(namedTextSchema),
    securityLayers: z.array(
      z
        .object({
          title: z.string(),
          measures: z.array(z.string()),
          source: sourceSchema,
        })
        .strict(),
    ),
    backups: z.array(backupSchema),
    recovery: z
      .object({
        targets: z.array(recoveryTargetSchema),
        failovers: z.array(failoverSchema),
      })
      .strict(),
    prices: z.array(priceSchema),
    savings: z.array(savingSchema),
    spotDiscount: z
      .object({
        minPercent: z.number(),
        maxPercent: z.number(),
        workloads: z.array(z.string()),
        source: sourceSchema,
      })
      .strict(),
    openQuestions: z.array(openQuestionSchema),
  })
  .strict();
export type TargetState = z.infer<typeof targetStateSchema>;

export type { Resources } from './common';
export type { OpenQuestion } from './operations';
export type {
  Cluster,
  Component,
  Layer,
  NetworkRule,
  NodePool,
  Team,
} from './platform';
