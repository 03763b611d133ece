/**
 * A document that cannot be read as a dashboard.
 *
 * `schema-v2`: it is a dashboard of Grafana's newer schema, which the portal
 * does not draw; `invalid`: it is none, and `path` says where.
 */
export class DashboardError extends Error {
  readonly kind: 'schema-v2' | 'invalid';
  /** Such as `templating.list[2].name`; empty: the document itself. */
  readonly path: string;

  private constructor(
    kind: DashboardError['kind'],
    path: string,
    message: string,
  ) {
    super(message);
    this.name = 'DashboardError';
    this.kind = kind;
    this.path = path;
  }

  static schemaV2(title: string | undefined): DashboardError {
    const which = title ? `The dashboard "${title}"` : 'The dashboard';
    return new DashboardError(
      'schema-v2',
      '',
      `${which} is written in Grafana's schema v2, which the portal does not draw; open it in Grafana, or save it there as a classic dashboard`,
    );
  }

  static invalid(path: string, rule: string): DashboardError {
    return new DashboardError(
      'invalid',
      path,
      path ? `The dashboard's ${path}: ${rule}` : `The dashboard: ${rule}`,
    );
  }
}
