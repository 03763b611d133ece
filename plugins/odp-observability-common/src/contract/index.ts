export * from './alerts';
export * from './dashboards';
export * from './doctor';
export * from './names';
export * from './panelAnswerLine';
export * from './panels';
