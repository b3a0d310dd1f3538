// NetGraph's engine in a process of its own, asked over its standard streams, one JSON line a question.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export const open = async (_files, { dll }) => {
  const child = spawn('dotnet', [dll, 'answer'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('NetGraph ended');
    const answer = JSON.parse(value);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  const { loadMs } = await next();
  return {
    name: 'NetGraph',
    loadMs,
    // Timed inside the process: text in, last row out.
    time: async (query, warm, runs, parametersOf) => {
      const times = [];
      let rows = [];
      for (let run = 0; run < warm + runs; run++) {
        const parameters = parametersOf(run);
        child.stdin.write(`${JSON.stringify({ text: query.cypher, parameters, writes: query.writes ?? false })}\n`);
        const answer = await next();
        if (run >= warm) times.push(answer.ms);
        rows = answer.rows;
      }
      return { times, rows };
    },
    close: () => child.stdin.end(),
  };
};
