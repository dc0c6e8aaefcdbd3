// Loaded into n8n before its own code. The channel closes when the process that started n8n ends, however
// it ends: without this, a killed parent leaves an n8n behind that holds its port.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
