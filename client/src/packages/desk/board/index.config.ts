export default definePageConfig({ navigationBarTitleText: '会务看板' })
