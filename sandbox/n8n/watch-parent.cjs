// Loaded into n8n before its own code. The channel closes when the process that started n8n ends, however
// it ends: without this, a killed parent leaves an n8n behind that holds its port.
process.on('disconnect', () => {
	process.kill(process.pid, 'SIGTERM');
	// Where n8n cannot end in good order, it and its task runner (they are one group) end without it.
	setTimeout(() => process.kill(-process.pid, 'SIGKILL'), 12_000).unref();
});

// Nobody reads what n8n prints any more once its parent is gone; that is no reason to fail.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
