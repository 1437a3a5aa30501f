export default definePageConfig({ navigationBarTitleText: '关于我的条目' })
