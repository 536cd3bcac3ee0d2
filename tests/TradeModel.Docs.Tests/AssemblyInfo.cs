// A page's console output is captured from the process's one console: no two pages at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
