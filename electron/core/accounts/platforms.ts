/** Placeholder: the catalogue of platforms. */
import type { AccessModel } from './contract.ts';
export interface Platform {
  id: string;
  name: string;
  accessModels: readonly AccessModel[];
}
export interface Catalogue {
  platforms: readonly Platform[];
}
export interface Recognised {
  platform: string;
  platformName: string;
  canonicalKey: string;
  url: string;
  handle: string;
}
export function loadCatalogue(_yaml: string): Catalogue {
  return { platforms: [] };
}
export function platformById(catalogue: Catalogue, id: string): Platform | undefined {
  return catalogue.platforms.find((platform) => platform.id === id);
}
export function recogniseAddress(_catalogue: Catalogue, _text: string, _hint: string | null): Recognised | null {
  return null;
}
export function fallbackKey(platform: string, name: string, unitName: string): string {
  return `${platform}:${name}:${unitName}`;
}
