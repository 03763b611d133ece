export { odpWorkspacesPlugin as default } from './plugin';
