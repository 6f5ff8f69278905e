export { ImportLoginsPage } from './importing/ImportLoginsPage.tsx';
export { EditLoginPage, NewLoginPage } from './logins/LoginForm.tsx';
export { LoginPage } from './logins/LoginPage.tsx';
export { LoginsPage } from './logins/LoginsPage.tsx';
export { UseLogPage } from './logins/UseLogPage.tsx';
export { RotationsPage } from './rotations/RotationsPage.tsx';
