import type { Server } from 'node:http';

export function folder(base: string): string;
export function staticServer(dir: () => string, under?: string, how?: { compress?: boolean; cached?: boolean }): Server;
