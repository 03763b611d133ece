export * from './HomeSectionBlueprint';
export * from './SidebarFootBlueprint';
