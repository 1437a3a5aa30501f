/** Read by Taro's webpack rule for our sources and for every path listed in `compile.include`. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
