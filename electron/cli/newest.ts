import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuildOld } from './build.ts';
import { projectRoot } from './project.ts';

// What `npm run kanalvakt` starts: the build where it is as new as the source, for it answers in half the time; else the source.
await import(isBuildOld() ? './index.ts' : pathToFileURL(path.join(projectRoot, 'out/main/cli.js')).href);
