const { src, dest } = require('gulp');

// Icons and codex files are not compiled by tsc, and n8n looks for them beside the node's code.
// `encoding: false`: gulp reads files as UTF-8 otherwise, which damages PNG files.
function assets() {
	return src(['nodes/**/*.{svg,png,node.json}', 'credentials/**/*.{svg,png}'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.default = assets;
