#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One thread that runs an actor's jobs in order, for C libraries that block or that keep their state in one thread.
///
/// The thread ends when the executor is released and its last job has run.
package final class ThreadExecutor: SerialExecutor {
    private let queue: JobQueue

    /// - Parameter name: for messages.
    package init(name: String) {
        let queue = JobQueue(name: name)
        self.queue = queue
        queue.start()
    }

    deinit { queue.close() }

    package func enqueue(_ job: consuming ExecutorJob) {
        queue.append(UnownedJob(job), for: asUnownedSerialExecutor())
    }
}

/// `@unchecked Sendable`: `jobs` and `isClosed` are touched only while `mutex` is held.
private final class JobQueue: @unchecked Sendable {
    private let name: String
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [(UnownedJob, UnownedSerialExecutor)] = []
    private var isClosed = false

    init(name: String) {
        self.name = name
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(arrival, nil)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(mutex)
        arrival.deallocate()
        mutex.deallocate()
    }

    func start() {
        let context = Unmanaged.passRetained(self).toOpaque()
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let status = pthread_create(
            &thread, nil,
            { context in
                #if canImport(Glibc)
                    let queue = Unmanaged<JobQueue>.fromOpaque(context!).takeRetainedValue()
                #else
                    let queue = Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue()
                #endif
                queue.run()
                return nil
            }, context)
        precondition(status == 0, "no thread for \(name): error \(status)")
        #if canImport(Glibc)
            pthread_detach(thread)
        #else
            if let thread { pthread_detach(thread) }
        #endif
    }

    func append(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
        pthread_mutex_lock(mutex)
        jobs.append((job, executor))
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrival)
    }

    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrival)
    }

    private func run() {
        while true {
            pthread_mutex_lock(mutex)
            while jobs.isEmpty && !isClosed { pthread_cond_wait(arrival, mutex) }
            let batch = jobs
            jobs.removeAll(keepingCapacity: true)
            let isDone = batch.isEmpty
            pthread_mutex_unlock(mutex)
            if isDone { return }
            for (job, executor) in batch { job.runSynchronously(on: executor) }
        }
    }
}
