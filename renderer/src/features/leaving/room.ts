export { LeavingPage } from './LeavingPage.tsx';
export { ProofsPage } from './ProofsPage.tsx';
