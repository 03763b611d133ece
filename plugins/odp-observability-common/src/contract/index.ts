export * from './alerts';
export * from './compare';
export * from './dashboards';
export * from './doctor';
export * from './names';
export * from './panelAnswerLine';
export * from './panels';
