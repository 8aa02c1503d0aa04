import { spawn } from 'node:child_process';

/** Runs a program and waits: its code (undefined where it could not run, or took longer than `seconds`) and all it wrote. */
export const runProgram = (program, args, { seconds, env = {}, cwd }) =>
  new Promise((resolve) => {
    let text = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, cwd });
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    const keep = (chunk) => {
      text += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: undefined, text: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? undefined, text });
    });
  });
